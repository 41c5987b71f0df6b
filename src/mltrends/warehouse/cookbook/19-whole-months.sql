-- title: Which months are whole, and why are others not?
-- answers: Only whole months are ranked or compared.
select source, month, n, usual_n, complete, reason
from period_status
where not complete
order by source, month;
