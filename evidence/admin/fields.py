"""How single fields are drawn, on forms and in rows."""

from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.forms import Textarea, TextInput

LONG_LINE = 160


class ReadableFields(BaseModelAdmin):
    """Lines as long as what is typed in them; addresses without a scheme are https."""

    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 4, "cols": 80})}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif isinstance(db_field, models.CharField) and not db_field.choices and db_field.max_length >= LONG_LINE:
            kwargs["widget"] = TextInput(attrs={"size": 90})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
