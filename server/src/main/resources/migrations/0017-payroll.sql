-- What a person was paid for in a month, as payroll tells it: beside the time that was logged it shows the labour that no
-- client bears (DOMAIN 4.2).
CREATE TABLE payroll (
  technician_id BIGINT NOT NULL REFERENCES technician (id),
  month_paid VARCHAR(7) NOT NULL,
  minutes_paid INTEGER NOT NULL,
  cost_minor BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  PRIMARY KEY (technician_id, month_paid)
);
CREATE INDEX payroll_month ON payroll (month_paid);
