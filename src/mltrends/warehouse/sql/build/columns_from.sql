select {columns} from {table};
