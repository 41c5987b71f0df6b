-- macro: significant
-- meaning: significant(x, digits): x rounded to so many significant digits; null for 0 and less.
create or replace macro significant(x, digits) as
    case when x > 0 then round(x / pow(10, floor(log10(x)) - digits + 1)) * pow(10, floor(log10(x)) - digits + 1) end;
