-- title: Do ads bear out what the three documents claim?
-- grain: claim
-- unit: as the column unit says
-- counts: ads: ads; field: ads, scope, field; text: ads, scope, field, text
-- needs: title
-- columns:
--   claim: Id of the claim.
--   documents: The documents that make it, with commas.
--   words: The claim in our words.
--   type: Kind of claim: level, essential, rank, trend, association, ….
--   verdict: supported, partly, contradicted, insufficient evidence or not testable with ads.
--   what: The figures that the verdict rests on, in words.
--   value: The first figure, which is the headline; null where none could be told.
--   ci_low: Lower bound of its 95 % interval.
--   ci_high: Upper bound of that interval.
--   unit: What the figure is; see answer_claim_parts.
--   k: Ads that are so.
--   n: Ads that are asked.
--   employers: Employers known among the n ads.
--   sources: Sources that count among them.
--   months: Complete months of a trend; null elsewhere.
--   needs: What is missing for a verdict; null where nothing is.
--   caveat: What the figure cannot say.
--   behind: Which list of ads stands behind the headline: naming, role, role_naming, remote, industry or months; null where none does.
--   behind_of: What that list is asked for, as JSON.
--
-- The verdict of a claim is made of those of its figures; the rules stand in docs/claims.md.
select *
from answer_claim_parts
order by claim, part;
