-- The answers that the file holds.
select answer from answers order by answer;
