-- title: Of what is the modelled pay made?
-- grain: currency, part, term
-- unit: logarithm of pay; 0.1 is about 10 %
-- counts: ads, scope, text, paid
-- needs: pay, text
-- model: pay
-- columns:
--   currency: Currency of the pay as ISO code; only those in which the model is usable (see answer_pay_model).
--   part: base, role, seniority, country, year, source or skill.
--   term: Which role, level, country, year, source, or id of the concept; empty for the base.
--   effect: What it adds to the logarithm of the expected pay, drawn towards 0; modelled, and not what it is worth.
--   k: Ads that have it.
--
-- answer_pay_terms.py fits it to all ads.
select paid_ads_asking.*, answer_pay_model.alpha
from paid_ads_asking
inner join answer_pay_model using (currency)
where answer_pay_model.usable
order by paid_ads_asking.posting_id;
