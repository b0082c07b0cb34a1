using System.Text;
using System.Text.Json.Nodes;
using Tandem.Engine.Alerts;

namespace Tandem.Tests.Alerts;

/// <summary>The forms of web addresses.</summary>
public sealed class WebhookBodyRuleTests
{
    private static readonly Guid Name = Guid.Parse("0199d0f0-0000-7000-8000-000000000001");

    private static readonly AlertText Text = new("Tandem · Café: <niet> gelezen", "", [
        new AlertParagraph("Café & co: niet gelezen", "Voor het laatst: 12:00.", "Kijk of de webshop bereikbaar is.",
            new Uri("http://tandem.example/system")),
        new AlertParagraph("Retouren", "Dit is opgelost.", "", null)], Urgent: true);

    [Fact]
    public void Slack_GetsText_WithItsSignsMadeSafe()
    {
        var text = (string)Json(WebhookForm.Slack)["text"]!;
        Assert.StartsWith("*Tandem · Café: &lt;niet&gt; gelezen*", text, StringComparison.Ordinal);
        Assert.Contains("*Café &amp; co: niet gelezen*\nVoor het laatst: 12:00.\nKijk of", text, StringComparison.Ordinal);
        Assert.Contains("<http://tandem.example/system>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_GetsOneAdaptiveCard()
    {
        var card = Json(WebhookForm.Teams);
        Assert.Equal("message", (string)card["type"]!);
        var content = card["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)content["contentType"]!);
        Assert.Equal("AdaptiveCard", (string)content["content"]!["type"]!);
        Assert.Equal(5, content["content"]!["body"]!.AsArray().Count);
        Assert.Equal("http://tandem.example/system", (string)Assert.Single(content["content"]!["actions"]!.AsArray())!["url"]!);
    }

    [Fact]
    public void Ntfy_GetsPlainText_AndHeadersOfPlainSigns()
    {
        var body = WebhookBodyRule.Of(WebhookForm.Ntfy, Text, Name);
        Assert.Equal("text/plain", body.Type);
        Assert.All(body.Headers, header => Assert.True(Ascii.IsValid(header.Value)));
        Assert.Equal("high", body.Headers.Single(h => h.Name == "Priority").Value);
        var title = body.Headers.Single(h => h.Name == "Title").Value;
        Assert.Equal(Text.Subject, Encoding.UTF8.GetString(Convert.FromBase64String(title["=?UTF-8?B?".Length..^2])));
    }

    [Fact]
    public void Json_HasEveryPart()
    {
        var json = Json(WebhookForm.Json);
        Assert.Equal(Name.ToString(), (string)json["id"]!);
        Assert.True((bool)json["urgent"]!);
        Assert.Equal(2, json["parts"]!.AsArray().Count);
    }

    private static JsonNode Json(WebhookForm form) => JsonNode.Parse(WebhookBodyRule.Of(form, Text, Name).Text)!;
}
