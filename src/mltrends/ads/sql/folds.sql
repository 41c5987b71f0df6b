-- Words as they are compared: case, accents, punctuation and white space folded; + and # stay, for C++ and C#.
create temp macro folded(words) as
    trim(regexp_replace(strip_accents(lower(nfc_normalize(words))), '[^\p{L}\p{M}\p{N}+#]+', ' ', 'g'));
