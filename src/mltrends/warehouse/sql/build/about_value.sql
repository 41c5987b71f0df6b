select value from about where key = $key;
