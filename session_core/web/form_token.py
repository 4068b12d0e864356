"""The form token, where the thin door looks for it; the full view's forms carry the same."""

from session_core.use_cases.form_token import form_token as form_token
from session_core.use_cases.form_token import is_form_token as is_form_token
