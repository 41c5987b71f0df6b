-- title: Do ads ask for what the documents say that a role needs, and for what else?
-- grain: role, concept
-- unit: share of the role's ads in scope with text
-- counts: ads, scope, text
-- needs: text
-- columns:
--   role: Name of the role; those that the documents describe, and those of ads in scope.
--   concept: Id of the concept: each that a document names for the role, and each that at least a quarter of its ads name.
--   label: Its name.
--   documents: The documents that name it for the role, with commas; null where only ads do.
--   k: Ads of the role that name it.
--   n: Ads of the role in scope with text.
--   share: k / n; null where suppressed.
--   ci_low: Lower bound of the 95 % interval of the share (Wilson, with n / deff ads); null where suppressed.
--   ci_high: Upper bound of that interval.
--   elsewhere: Share of the ads of all other roles that name it; null where they are too few.
--   verdict: often (surely a quarter of the ads or more), rarely (surely less than a twentieth), sometimes (else), only ads (no document names it), or null with too few ads. What is rarely said may be taken for granted: rarely contradicts no document.
--   suppressed: True when there are too few ads to show a share.
--   reason: Why it is suppressed; null when it is not.
with
by_cluster as (
    select role, cluster, count(*) as n
    from ads
    where in_scope and has_text
    group by all
),

cells as (
    select role, cast(sum(n) as bigint) as n, sum(n * n) as nn, count(*) as clusters
    from by_cluster
    group by all
),

roles_told as (
    select role, coalesce(cells.n, 0) as n, cells.nn, cells.clusters
    from (select distinct role from document_skills)
    full outer join cells using (role)
),

said as (
    select role, concept, string_agg(document, ', ' order by document) as documents
    from document_skills
    group by all
),

wanted as (
    select role, concept from said
    union
    select role, concept
    from answer_skill_roles
    semi join roles_told using (role)
    where not suppressed and share >= 0.25
),

hits as (
    select role, concept, cluster, count(*) as k
    from ad_concepts
    semi join (select distinct concept from wanted) using (concept)
    group by all
),

counted as (
    select role, concept, cast(sum(k) as bigint) as k, sum(k * k) as kk, sum(k * n) as kn
    from hits
    inner join by_cluster using (role, cluster)
    group by all
),

whole as (
    select (select sum(n) from by_cluster) as n, * from (select concept, sum(k) as k from counted group by all)
),

filled as (
    select
        wanted.role,
        wanted.concept,
        concepts.label,
        said.documents,
        coalesce(counted.k, 0) as k,
        roles_told.n,
        design_effect(coalesce(counted.k, 0), roles_told.n, counted.kk, counted.kn, roles_told.nn, roles_told.clusters) as deff,
        coalesce(whole.k, 0) - coalesce(counted.k, 0) as k_elsewhere,
        coalesce(whole.n, (select sum(n) from by_cluster)) - roles_told.n as n_elsewhere,
        roles_told.n < thresholds.share_min_ads as suppressed,
        thresholds.share_min_ads,
    from wanted
    inner join roles_told using (role)
    inner join concepts using (concept)
    cross join thresholds
    left join said using (role, concept)
    left join counted using (role, concept)
    left join whole using (concept)
),

bounded as (
    select
        *,
        if(suppressed, null, k / n) as share,
        if(suppressed, null, wilson_low(k / deff, n / deff)) as ci_low,
        if(suppressed, null, wilson_high(k / deff, n / deff)) as ci_high,
    from filled
)

select
    role,
    concept,
    label,
    documents,
    k,
    n,
    share,
    ci_low,
    ci_high,
    if(n_elsewhere >= share_min_ads, k_elsewhere / n_elsewhere, null) as elsewhere,
    case
        when suppressed then null
        when documents is null then 'only ads'
        when ci_low >= 0.25 then 'often'
        when ci_high < 0.05 then 'rarely'
        else 'sometimes'
    end as verdict,
    suppressed,
    case when suppressed then format('too few ads (n={} < {})', n, share_min_ads) end as reason,
from bounded
order by role, documents is null, k desc, concept;
