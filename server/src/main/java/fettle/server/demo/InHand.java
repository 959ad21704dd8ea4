package fettle.server.demo;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Urgency;
import java.util.List;

/// A piece of work that a colleague has taken and answered, and is still at.
///
/// @param minutes how long ago it came
/// @param kind the id of its kind of work
/// @param next what its owner said they do next
record InHand(
        int minutes,
        String owner,
        String company,
        String who,
        String subject,
        long kind,
        Impact impact,
        Urgency urgency,
        String next) {

    static final List<InHand> ALL = """
            390 | Priya Raman | Acme | Ben | X-ray viewer opens without pictures | 8 | LOW | MEDIUM | Compare the viewer's share with the one at reception
            345 | Priya Raman | Larkspur | Ned | Calendar invitations arrive twice | 2 | MEDIUM | MEDIUM | Look for the second rule on the shared mailbox
            320 | Tom Whitaker | Gantry | Wendy | Plot server refuses large sheets | 3 | MEDIUM | MEDIUM | Raise the spool limit after the evening run
            260 | Priya Raman | Fernhill | Niall | Label roll prints the wrong size | 3 | LOW | HIGH | Load the profile of the old printer
            225 | Aisha Bello | Eastfield | Mina | Library catalogue signs everybody out | 8 | MEDIUM | MEDIUM | Ask for the time of the last three sign-outs
            180 | Priya Raman | Brightwater | Owen | Tablet of the repairs van does not sync | 5 | LOW | MEDIUM | Give the tablet a new certificate tomorrow at eight
            140 | Marek Nowak | Ironbridge | Tom | Handhelds lose signal in bay 4 | 7 | MEDIUM | HIGH | Move the access point above the racks
            75 | Priya Raman | Juniper | Flora | Medication tablets not syncing, Rosewood | 8 | MEDIUM | HIGH | Restart the sync after the evening round
            """.lines().map(InHand::of).toList();

    private static InHand of(String line) {
        String[] cells = line.split(" \\| ", -1);
        return new InHand(
                Integer.parseInt(cells[0]),
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                Long.parseLong(cells[5]),
                Impact.valueOf(cells[6]),
                Urgency.valueOf(cells[7]),
                cells[8]);
    }
}
