list_contains(${parameter}, {column})
