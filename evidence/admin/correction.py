"""Readers' suggestions: a list of those that wait, and one box in which to answer."""

from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html

from ..curation.actions import answer_correction
from ..curation.errors import Refusal
from ..enums import CorrectionStatus
from ..models import Correction
from ..search import KINDS
from .permissions import RolePermissions

_SENT = ("about", "text", "contact", "created_at", "status")


class AnswerForm(forms.ModelForm):
    """The curator's answer, which closes the suggestion."""

    class Meta:
        model = Correction
        fields = ("answer",)
        widgets = {"answer": forms.Textarea(attrs={"rows": 4, "cols": 80})}

    def clean_answer(self) -> str:
        """Return the answer; it has to say something."""
        answer = self.cleaned_data["answer"].strip()
        if not answer:
            raise forms.ValidationError("Say what was done about it, and why.")
        return answer


@admin.register(Correction)
class CorrectionAdmin(RolePermissions, admin.ModelAdmin):
    """Nothing is added or changed here but the answer, once."""

    form = AnswerForm
    list_display = ("text_in_short", "about", "created_at", "status", "answered_by")
    list_select_related = ("answered_by",)
    list_filter = ("status", "kind")
    search_fields = ("text", "answer", "slug")
    ordering = ("-status", "-pk")  # "open" stands after "answered" in the alphabet: those that wait come first
    list_per_page = 50
    show_full_result_count = False
    actions = None
    readonly_fields = (*_SENT, "answered_by", "answered_at")
    fieldsets = (
        ("What a reader sent", {"fields": _SENT}),
        ("The answer", {"fields": ("answer", "answered_by", "answered_at")}),
    )

    def has_add_permission(self, request):
        return False

    def get_readonly_fields(self, request, obj=None):
        is_open = obj is not None and obj.status == CorrectionStatus.OPEN
        return self.readonly_fields if is_open else (*self.readonly_fields, "answer")

    def has_change_permission(self, request, obj=None):
        is_open = obj is None or obj.status == CorrectionStatus.OPEN
        return is_open and super().has_change_permission(request)

    def save_model(self, request, obj, form, change):
        try:
            answer_correction(obj, by=request.user, answer=form.cleaned_data["answer"])
        except Refusal as refusal:
            messages.error(request, str(refusal))

    def log_change(self, request, obj, message):
        """Write nothing: the row itself says who answered, and when."""

    def get_view_on_site_url(self, obj=None):
        return None

    @admin.display(description="Suggestion")
    def text_in_short(self, correction):
        """Return the beginning of the text."""
        return str(correction)

    @admin.display(description="About")
    def about(self, correction):
        """Return the record that it is about, as a link to its page."""
        if correction.kind not in KINDS:
            return "the library as a whole"
        folder = KINDS[correction.kind].model.folder
        return format_html('<a href="/{}/{}/">{}: {}</a>', folder, correction.slug, correction.kind, correction.slug)
