-- grain: posting_id
-- kind: view
-- title: Ads in scope with yearly pay that the employer states, fit for medians: full-time or unstated employment, one amount or a range of both ends whose width is at most its middle.
-- from: yearly_pay
select *
from yearly_pay
where salary_kind = 'stated_employer';
