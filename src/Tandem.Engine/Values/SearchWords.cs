using System.Globalization;
using System.Text;

namespace Tandem.Engine.Values;

/// <summary>Texts as a search compares them: in small letters, without accents. Pure.</summary>
public static class SearchWords
{
    /// <summary>All of these texts together.</summary>
    public static string Of(params ReadOnlySpan<string?> texts)
    {
        var all = new StringBuilder();
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (all.Length > 0) all.Append(' ');
            all.Append(text);
        }

        return Plain(all.ToString());
    }

    public static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        foreach (var c in PlainText.Of(text).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
