-- No bar of progress: it would run over what the program itself prints.
set enable_progress_bar = false;
