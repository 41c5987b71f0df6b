"""The Prefect flows. In the wheel this folder is `mltrends.pipelines`; here it stands where one looks first."""
