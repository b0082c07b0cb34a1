using System.Globalization;
using Tandem.Engine.Alerts;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>Puts alerts into words, for messages and for their page.</summary>
internal static class AlertTexts
{
    /// <summary>A message in the language that the seller chose, whoever asks.</summary>
    public static AlertText Say(AlertContent content, string language, Uri home)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == "en" ? Texts.English : Texts.Dutch;
            return content switch
            {
                { IsProof: true } => new AlertText(Subject(content, Texts.Say("alert.proof")), Texts.Say("alert.proof.text"), []),
                { Week: { } week } => new AlertText(
                    Subject(content, Texts.Fill("alert.week", ("day", Texts.Day(week.First)))), "", Week(week, home)),
                _ => new AlertText(Subject(content, Head(content.Lines)), "",
                    [.. content.Lines.Select(line => Paragraph(line, home))], content.Lines.Any(l => l.Urgent)),
            };
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    /// <summary>One alert in words, in the reader's language.</summary>
    public static AlertParagraph Paragraph(AlertLine line, Uri home) => line.Move == AlertMove.Cleared
        ? new AlertParagraph(Title(line), Texts.Say("alert.cleared"), "", null)
        : new AlertParagraph(Title(line), Text(line), Advice(line), In(home, PathOf(line)));

    /// <summary>The page where something can be done about it.</summary>
    public static string PathOf(AlertLine line) => line.Kind switch
    {
        AlertKind.Refused or AlertKind.Hooks => "/channels",
        AlertKind.Silent => line.Topic == "external" ? "/source" : "/system",
        AlertKind.Unsettled => "/",
        _ => line.Topic switch
        {
            "Cancellation" => "/orders?tab=CancellationRequests",
            "Deadline" => "/orders?tab=ToShip",
            "Connection" => "/channels",
            _ => "/",
        },
    };

    private static string Subject(AlertContent content, string what) => $"Tandem · {content.Seller}: {what}";

    private static string Head(IReadOnlyList<AlertLine> lines)
    {
        var title = Title(lines[0]);
        if (lines.Count > 1)
            title = Texts.Fill("alert.more", ("title", title), ("n", Texts.Number(lines.Count - 1)));
        return lines[0].Move == AlertMove.Cleared ? Texts.Fill("alert.cleared.subject", ("title", title)) : title;
    }

    private static string Title(AlertLine line) => line.Kind == AlertKind.Question
        ? Texts.Say($"topic.{line.Topic}")
        : Texts.Fill($"alert.{line.Kind}", ("name", line.Kind == AlertKind.Unsettled ? Texts.Say($"kind.{line.Topic}")
            : line.Name.Length > 0 ? line.Name : Texts.Say($"side.{line.Topic}")));

    private static string Text(AlertLine line)
    {
        var said = new List<string>();
        if (line.Move == AlertMove.Worse) said.Add(Texts.Say("alert.worse"));
        said.Add(Texts.Fill($"alert.{line.Kind}.text", ("n", Texts.Number(line.Count)), ("at", Texts.Soon(line.Since))));
        if (line.Passed > 0) said.Add(Texts.Fill("alert.passed", ("n", Texts.Number(line.Passed))));
        if (line.Deadline is { } at) said.Add(Texts.Fill("alert.deadline", ("at", Texts.Soon(at.AddMinutes(-1)))));
        return string.Join(' ', said);
    }

    private static string Advice(AlertLine line) => Texts.Say(line.Kind switch
    {
        AlertKind.Question => $"alert.advice.{line.Topic}",
        AlertKind.Silent => $"alert.Silent.{line.Topic}",
        _ => $"alert.{line.Kind}.advice",
    });

    private static IReadOnlyList<AlertParagraph> Week(WeekFigures week, Uri home)
    {
        (string, string)[] figures =
        [
            ("orders", Texts.Number(week.Orders)), ("imported", Texts.Number(week.Imported)),
            ("cancelled", Texts.Number(week.Cancelled)), ("parcels", Texts.Number(week.Parcels)),
            ("inTime", Texts.Number(week.InTime)), ("updates", Texts.Number(week.Updates)),
            ("overstated", Texts.Number(week.Overstated)), ("questions", Texts.Number(week.Questions)),
        ];
        (string, string)[] parts =
            [("orders", "/orders"), ("parcels", "/orders?tab=Shipped"), ("stock", "/statement"), ("questions", "/")];
        return [.. parts.Select(part => new AlertParagraph(Texts.Say($"alert.week.{part.Item1}"),
                Texts.Fill($"alert.week.{part.Item1}.text", figures), "", In(home, part.Item2)))];
    }

    private static Uri In(Uri home, string path) => new($"{home.AbsoluteUri.TrimEnd('/')}{path}");
}
