-- macro: wilson_high
-- meaning: wilson_high(k, n): upper bound of the 95 % interval (Wilson) of a share of k out of n; null when n is 0. For ads in clusters of employers hand in k / deff and n / deff.
create or replace macro wilson_high(k, n) as
    case
        when n is null or n <= 0 then null
        when k >= n then 1.0
        else least(
            1.0,
            (
                k / n + 3.841458820694124 / (2 * n)
                + 1.959963984540054 * sqrt(
                    greatest(0.0, k / n * (1 - k / n)) / n + 3.841458820694124 / (4 * n * n)
                )
            ) / (1 + 3.841458820694124 / n)
        )
    end;
