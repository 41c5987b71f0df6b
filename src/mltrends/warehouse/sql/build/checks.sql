-- grain: name
-- title: What was checked when the file was built.
-- columns:
--   name: Name of the check.
--   level: fail: the file is not published when it finds rows; warn: it is, and the log says so.
--   rows: Rows that the check found; 0 is good.
--   guards: The mistake that the check guards against.
select
    name,
    level,
    rows,
    guards,
from given_checks
order by name;
