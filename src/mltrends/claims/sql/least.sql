-- grain: one row
-- title: From how many ads on a share is shown.
select share_min_ads from thresholds;
