-- grain: concept
-- title: The vocabulary: what ads are searched for.
-- columns:
--   concept: Id of the concept in the taxonomy.
--   label: Name of the concept as pages show it.
--   kind: Kind of concept: language, library, platform, method, …; esco and onet are imported classifications, reported apart.
--   aliases: Other ways to write it, with bars between. This service uses the ESCO classification of the European Commission; O*NET is by USDOL/ETA, CC BY 4.0.
--   origin: Where the concept comes from.
--   parents: Ids of the wider concepts, with commas.
--   links: The same thing in published classifications, as scheme and id (esco:http://…, onet:…), with bars between. This service uses the ESCO classification of the European Commission; O*NET is by USDOL/ETA, CC BY 4.0.
--   vocabulary_version: Digest of the whole vocabulary.
select
    concept,
    label,
    kind,
    aliases,
    origin,
    parents,
    links,
    $vocabulary_version as vocabulary_version,
from given_concepts
order by concept;
