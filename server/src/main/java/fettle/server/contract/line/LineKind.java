package fettle.server.contract.line;

import fettle.contracts.contract.ContractLine;

/// What a line of a contract is, as rows, forms and the API name it (DOMAIN 3.1).
public enum LineKind {
    FIXED,
    SEATS,
    ALLOWANCE,
    BLOCK,
    RETAINER,
    TIME_AND_MATERIALS,
    INCIDENT,
    ONE_OFF,
    COST_ONLY;

    public static LineKind of(ContractLine line) {
        return switch (line) {
            case ContractLine.Fixed _ -> FIXED;
            case ContractLine.Seats _ -> SEATS;
            case ContractLine.Allowance _ -> ALLOWANCE;
            case ContractLine.Block _ -> BLOCK;
            case ContractLine.Retainer _ -> RETAINER;
            case ContractLine.TimeAndMaterials _ -> TIME_AND_MATERIALS;
            case ContractLine.PerIncident _ -> INCIDENT;
            case ContractLine.OneOff _ -> ONE_OFF;
            case ContractLine.CostOnly _ -> COST_ONLY;
        };
    }
}
