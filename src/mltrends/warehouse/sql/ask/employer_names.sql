-- The names of all employers.
select company from companies order by company;
