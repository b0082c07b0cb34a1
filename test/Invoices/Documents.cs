using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Tandem.Engine.Invoices.Trial;

namespace Tandem.Tests.Invoices;

/// <summary>Documents to try, and what comes of them.</summary>
internal static class Documents
{
    /// <summary>One of these.</summary>
    public static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    /// <summary>An invoice of a Dutch seller to a Dutch consumer, of 29.95 at 21 %.</summary>
    public static JsonObject Invoice() => JsonNode.Parse("""
        {
          "kind": "invoice", "channel": "bol", "fulfilment": "FBR",
          "issue_date": "2026-11-20", "supply_date": "2026-11-19", "prices_include_vat": true,
          "seller": { "name": "Voorbeeld Webshop B.V.", "country": "NL", "vat": "NL000099998B57", "kvk": "12345678",
                      "street": "Dorpsstraat 1", "zip": "1234AB", "city": "Utrecht" },
          "buyer": { "type": "consumer", "country": "NL", "name": "B. Jansen", "street": "Laan 2", "zip": "1111ZZ",
                     "city": "Utrecht" },
          "ship_from": "NL", "ship_to": "NL",
          "lines": [ { "description": "Waterkoker", "qty": 1, "unit_price": "29.95", "discount": "0", "line_total": "29.95",
                       "tax_class": "standard", "category": "S", "rate": "21" } ]
        }
        """)!.AsObject();

    /// <summary>The same, changed.</summary>
    public static JsonObject Invoice(params ReadOnlySpan<(string Path, string? Json)> changes)
    {
        var document = Invoice();
        foreach (var (path, json) in changes) Set(document, path, json);
        return document;
    }

    /// <summary>Sets a field by its path (<c>lines.0.rate</c>); null takes it away.</summary>
    public static void Set(JsonNode document, string path, string? json)
    {
        var parts = path.Split('.');
        var at = parts[..^1].Aggregate(document, (node, part) =>
            int.TryParse(part, out var index) ? node[index]! : node[part]!);
        if (int.TryParse(parts[^1], out var place)) at[place] = JsonNode.Parse(json!);
        else if (json is null) at.AsObject().Remove(parts[^1]);
        else at[parts[^1]] = JsonNode.Parse(json);
    }

    public static TriedDocument Try(JsonNode document) => new DocumentTrial().Next(Element(document));

    public static JsonElement Element(JsonNode document) => JsonSerializer.SerializeToElement(document);

    public static JsonElement Answer(TriedDocument tried)
    {
        Assert.True(tried.Problem is null, $"{tried.Name}: {tried.Problem}");
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) tried.Write(json);
        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray())).RootElement;
    }
}
