-- The terms of a model of pay.
select part, term, effect, k from answer_pay_terms where currency = $currency order by part, term;
