-- grain: layer
-- title: The layers on top of the built-in vocabulary that were in force; what is taken from a publisher carries its words.
-- columns:
--   layer: Name of the file.
--   scheme: Classification that it was imported from, which is also the kind of its concepts; null for words of your own.
--   concepts: Concepts that it brought.
--   forms: Ways to write them, and those that it added to concepts of others.
--   attribution: What the publisher asks to be said wherever the layer is used; null for words of your own.
--   notes: What became of its entries.
select
    layer,
    nullif(scheme, '') as scheme,
    concepts,
    forms,
    nullif(attribution, '') as attribution,
    notes,
from given_layers
order by layer;
