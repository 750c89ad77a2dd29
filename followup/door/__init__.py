"""The parts of the one door to a language model that need no client: what is asked, sent, read and logged.

``followup.model`` puts them together.
"""
