-- The models of pay, that of the most ads first.
select * from answer_pay_model where $currency is null or currency = $currency order by n desc, currency;
