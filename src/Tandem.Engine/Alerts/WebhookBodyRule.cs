using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Engine.Alerts;

/// <summary>What is sent to a web address: its body, and headers beside it.</summary>
internal sealed record WebhookBody(string Type, string Text, IReadOnlyList<(string Name, string Value)> Headers);

/// <summary>A message in the form that a web address wants. Pure.</summary>
internal static class WebhookBodyRule
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WebhookBody Of(WebhookForm form, AlertText text, Guid name) => form switch
    {
        WebhookForm.Slack => Json(new { text = Slack(text) }),
        WebhookForm.Teams => Json(Teams(text)),
        WebhookForm.Ntfy => new WebhookBody("text/plain", SendEmail.Plain(text with { Lead = "" }), Ntfy(text)),
        _ => Json(new { id = name, subject = text.Subject, urgent = text.Urgent, lead = text.Lead, parts = text.Parts }),
    };

    private static WebhookBody Json(object body) =>
        new("application/json", JsonSerializer.Serialize(body, Readable), []);

    private static string Slack(AlertText text)
    {
        var said = new StringBuilder().Append('*').Append(Safe(text.Subject)).Append('*');
        if (text.Lead.Length > 0) said.Append('\n').Append(Safe(text.Lead));
        foreach (var part in text.Parts)
        {
            said.Append("\n\n*").Append(Safe(part.Title)).Append("*\n").Append(Safe(part.Text));
            if (part.Advice.Length > 0) said.Append('\n').Append(Safe(part.Advice));
            if (part.Link is { } link) said.Append("\n<").Append(link).Append('>');
        }

        return said.ToString();

        // The three signs that mean something there.
        static string Safe(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>A message of the Workflows app, with one adaptive card.</summary>
    private static Dictionary<string, object> Teams(AlertText text)
    {
        var blocks = new List<object> { Block(text.Subject, isTitle: true) };
        if (text.Lead.Length > 0) blocks.Add(Block(text.Lead));
        foreach (var part in text.Parts)
        {
            blocks.Add(Block(part.Title, isTitle: true));
            blocks.Add(Block(part.Advice.Length > 0 ? $"{part.Text}\n\n{part.Advice}" : part.Text));
        }

        var links = text.Parts.Where(p => p.Link is not null).DistinctBy(p => p.Link)
            .Select(p => new { type = "Action.OpenUrl", title = p.Title, url = p.Link }).Take(6).ToList();
        return new Dictionary<string, object>
        {
            ["type"] = "message",
            ["attachments"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new Dictionary<string, object>
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = blocks,
                        ["actions"] = links,
                    },
                },
            },
        };

        static object Block(string words, bool isTitle = false) =>
            new { type = "TextBlock", text = words, wrap = true, weight = isTitle ? "Bolder" : "Default" };
    }

    private static IReadOnlyList<(string Name, string Value)> Ntfy(AlertText text)
    {
        // Headers hold plain signs only; the form for others is known to ntfy.
        var headers = new List<(string, string)>
        {
            ("Title", $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Subject))}?="),
            ("Priority", text.Urgent ? "high" : "default"),
        };
        if (text.Parts.Select(p => p.Link).FirstOrDefault(l => l is not null) is { } link)
            headers.Add(("Click", link.AbsoluteUri));
        return headers;
    }
}
