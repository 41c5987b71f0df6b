-- title: How did the share of a skill, a role, a place of work move, as counted and with the mix of sources held still?
-- grain: subject, thing, month
-- unit: share of the month's ads in scope; of those with text where the subject is skill
-- counts: skill: ads, scope, text, complete; role and remote: ads, scope, complete
-- needs: date
-- columns:
--   subject: skill, role or remote.
--   thing: Id of the concept, the role, or the mode of work.
--   label: Its name.
--   month: First day of the month; only months that are complete in at least one source, and only ads of those sources.
--   k: Ads that have it.
--   n: Ads of the month.
--   raw: k / n, all sources pooled; it moves when the mix of sources moves. Null where suppressed.
--   raw_low: Lower bound of its 95 % interval, with room for employers posting in clusters.
--   raw_high: Upper bound of that interval.
--   adjusted: Share with the sources weighted alike in all months, linked where the set of sources changes. Null where suppressed.
--   adjusted_low: Lower bound of its 95 % interval, the noise of links included.
--   adjusted_high: Upper bound of that interval.
--   gap: raw - adjusted: what the mix of sources does to the pooled share.
--   sources: Sources with ads in the month.
--   linked: True when the set of sources changed here, so that the line goes on by the change within those in both months.
--   piece: Number of the piece of the line, from 0; points of two pieces may not be joined or compared.
--   suppressed: True when there are too few ads to show a share, or none that says where the work is done.
--   reason: Why it is suppressed; null when it is not.
--
-- One row per thing, source and month; answer_trends.py makes the lines of them.
with
ranked as (
    select concept as thing, label, rank as place
    from answer_skills
    where rank is not null
),

skill_bases as (
    select source, month, count(*) as n
    from ads
    inner join period_status using (source, month)
    where in_scope and has_text and period_status.complete
    group by all
),

skills as (
    select
        'skill' as subject,
        ranked.*,
        skill_bases.source,
        skill_bases.month,
        coalesce(k, 0) as k,
        skill_bases.n,
        coalesce(deff, 1.0) as deff,
    from skill_bases
    cross join ranked
    left join mart_skill_month on
        mart_skill_month.source = skill_bases.source
        and mart_skill_month.month = skill_bases.month
        and mart_skill_month.concept = ranked.thing
),

things as (
    select * from skills
    union all
    select 'role', role, role, 0, source, month, k, n, deff
    from mart_role_month
    where complete
    union all
    select 'remote', mode, mode, 0, source, month, k, n, deff
    from mart_remote_month
    where complete
),

-- Months of which it is not known where the work is done: the share of unstated is 1, the others are not 0.
silent as (
    select month
    from mart_remote_month
    where complete
    group by month
    having sum(k) filter (where mode <> 'unstated') = 0
)

select
    things.*,
    things.subject = 'remote' and things.thing <> 'unstated' and silent.month is not null as silent,
    thresholds.share_min_ads,
from things
cross join thresholds
left join silent using (month)
order by subject, place, thing, month, source;
