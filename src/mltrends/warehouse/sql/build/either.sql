({body})
