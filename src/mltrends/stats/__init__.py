"""Numbers in, numbers out: intervals, tests and comparisons. Imports nothing of ours.

The warehouse computes the formulas of shares and medians in SQL too, where the ads are; tests hold the two
together. What a result cannot carry is `Refused` with a reason. docs/decisions/0009 and 0013 say why it is done
this way.

    shares, medians, bootstrap      intervals of shares and of quantiles, employers allowed for
    changes, mix, shift, strata     the mix of sources, or of cells, held still
    regress, trend, growth          the trend of a share, checked, and the fastest of many
    like_for_like, misread          growth of pay that no mix fakes; shares corrected for misreading
    pairs, signature, alike         what goes together, what sets a role apart, which roles resemble
    many, power                     many tests at once; how many ads a change takes to be seen
    logit, sandwich                 under regress: the fit, and how sure it is
"""
