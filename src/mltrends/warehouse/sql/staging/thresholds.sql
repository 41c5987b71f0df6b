-- grain: one row
-- title: Below these a number is shown as too thin, or not ranked; from the settings.
-- columns:
--   share_min_ads: A share is shown from this many ads on.
--   rank_min_ads: A share is ranked from this many ads on.
--   rank_min_hits: A share is ranked with this many hits among them.
--   pay_min_ads: A pay quantile is shown from this many ads with stated pay.
--   pay_min_employers: A pay quantile is shown from this many employers.
--   text_min_chars: An ad has text, for skills, from this many characters on.
select
    $share_min_ads::bigint as share_min_ads,
    $rank_min_ads::bigint as rank_min_ads,
    $rank_min_hits::bigint as rank_min_hits,
    $pay_min_ads::bigint as pay_min_ads,
    $pay_min_employers::bigint as pay_min_employers,
    $text_min_chars::bigint as text_min_chars;
