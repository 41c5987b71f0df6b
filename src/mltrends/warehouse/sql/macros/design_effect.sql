-- macro: design_effect
-- meaning: design_effect(k, n, kk, kn, nn, clusters): variance of the share k / n over employers divided by that of n independent ads, 1 at least; kk, kn, nn are the sums over employers of hits squared, hits times ads, ads squared. n / deff ads are what n clustered ads are worth.
create or replace macro design_effect(k, n, kk, kn, nn, clusters) as
    case
        when clusters >= 2 and k > 0 and k < n then greatest(
            1.0,
            clusters / (clusters - 1) * (n - 1) / n
            * (kk - 2 * (k / n) * kn + (k / n) * (k / n) * nn) / (k * (1 - k / n))
        )
        else 1.0
    end;
