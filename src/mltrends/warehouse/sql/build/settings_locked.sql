-- Without the last but one a COPY could still write over the file that is open, and its neighbours.
set enable_external_access = false;
set disabled_filesystems = 'LocalFileSystem';
set lock_configuration = true;
