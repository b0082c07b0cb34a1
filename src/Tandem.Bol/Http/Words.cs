using System.Text;
using Tandem.Shared;

namespace Tandem.Bol;

/// <summary>The sentences of failures, made of bol's own words.</summary>
internal static class Words
{
    private const int Longest = 600;
    private const string Answered = "bol answered ";

    /// <summary>What a failure says for machines, where its message is one of these sentences.</summary>
    public static string Own(string sentence) => $"answered:{sentence[Answered.Length..]}";

    public static string OfRefusal(int status, string title, string detail, IReadOnlyList<BolViolation> violations)
    {
        var text = new StringBuilder(OfProblem(status, title, detail));
        foreach (var violation in violations)
            text.Append("; ").Append(violation.Name).Append(": ").Append(violation.Reason);
        return Tidy(text.ToString());
    }

    public static string OfProblem(int status, string title, string detail)
    {
        var said = (title.Length > 0, detail.Length > 0 && detail != title) switch
        {
            (true, true) => $": {title} - {detail}",
            (true, false) => $": {title}",
            (false, true) => $": {detail}",
            _ => "",
        };
        return Tidy($"{Answered}{status}{said}");
    }

    /// <summary>
    /// One line of bounded length without a person's data: words of others end up in tables, in logs and on screens.
    /// </summary>
    public static string Tidy(string text)
    {
        var line = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });

        // Masked before it is cut: half an address looks like none.
        var masked = PersonalData.Mask(line.Trim());
        return masked.Length <= Longest ? masked : masked[..Longest];
    }
}
