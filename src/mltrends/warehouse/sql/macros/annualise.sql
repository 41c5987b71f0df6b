-- macro: annualise
-- meaning: annualise(amount, period): pay per year; an hour counts 2,080 times, a day 260, a week 52, a month 12; null for any other period.
create or replace macro annualise(amount, period) as
    amount * case period
        when 'year' then 1
        when 'month' then 12
        when 'week' then 52
        when 'day' then 260
        when 'hour' then 2080
    end;
