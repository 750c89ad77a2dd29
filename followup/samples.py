"""Made-up cases that show what the app does: ``prompts/samples/*.toml``, in the order of their file names."""

from functools import cache

from followup.prompts import PromptData, prompts_folder, read_prompt_file


class Sample(PromptData):
    """One made-up case: its notes count from the day on which they are read."""

    title: str
    about: str
    time_zone: str
    notes: str


@cache
def load_samples() -> tuple[Sample, ...]:
    """All samples. Raises PromptFileError."""
    files = sorted((prompts_folder() / "samples").glob("*.toml"))
    return tuple(read_prompt_file(file, Sample) for file in files)
