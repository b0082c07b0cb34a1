using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Invoices.Trial;
using Tandem.Tests.Conformance;

namespace Tandem.Tests.Invoices;

/// <summary>Documents whose figures others worked out, read where they are: beside the repository.</summary>
public sealed class GoldenTests
{
    private static readonly string[] Figures = ["line_nets", "breakdown", "totals", "strict"];
    private static readonly string[] Words = ["treatment", "exemption", "einvoice"];

    [Fact]
    public void EveryCase_HasItsFigures_ToTheByte()
    {
        var trial = new DocumentTrial();
        var wrong = new List<string>();
        foreach (var golden in Cases())
        {
            var answer = Documents.Answer(trial.Next(Documents.Element(golden)));
            wrong.AddRange(from part in Figures
                           let expected = Bytes(golden["expected"]![part])
                           let given = Bytes(JsonNode.Parse(answer.GetProperty(part).GetRawText()))
                           where expected != given
                           select $"{golden["id"]} {part}: {given} instead of {expected}");
        }

        Conventions.Found.Nothing("a case comes out as it was worked out", wrong);
    }

    /// <summary>
    /// Grid 54 has the VAT of every taxed sale in Belgium (facts/vat.md §4), as case G13 says; G15 names the grid of its base
    /// alone.
    /// </summary>
    [Fact]
    public void EveryCase_IsTreatedAsItSays()
    {
        var trial = new DocumentTrial();
        var others = new List<string>();
        foreach (var golden in Cases())
        {
            var answer = Documents.Answer(trial.Next(Documents.Element(WithMeter(golden))));
            others.AddRange(from part in Words
                            let expected = golden["expected"]![part]
                            let given = JsonNode.Parse(answer.GetProperty(part).GetRawText())
                            where !JsonNode.DeepEquals(expected, given)
                            select $"{golden["id"]} {part}: {Bytes(given)} instead of {Bytes(expected)}");
        }

        Assert.Equal(
            ["G15 treatment: {\"vat_country\":\"BE\",\"declared_in\":\"BE VAT return\",\"box\":\"02, 54\"} instead of "
                + "{\"vat_country\":\"BE\",\"declared_in\":\"BE VAT return\",\"box\":\"02\"}"], others);
    }

    /// <summary>What the meter stood at is in a case's answer alone.</summary>
    private static JsonNode WithMeter(JsonNode golden)
    {
        if (golden["expected"]!["treatment"]!["threshold_before"] is { } before)
            golden["input"]!["threshold"] = new JsonObject { ["before"] = before.GetValue<string>() };
        return golden;
    }

    /// <summary>Skips, aloud, where the cases are absent.</summary>
    internal static IReadOnlyList<JsonNode> Cases()
    {
        if (TestFiles.Shared(Path.Combine("facts", "invoice-golden.json")) is not { } path)
        {
            Assert.Skip("The worked documents are not in ../shared/facts.");
            return [];
        }

        var cases = JsonNode.Parse(File.ReadAllText(path))!["documents"]!.AsArray().Select(one => one!.DeepClone()).ToList();
        Assert.True(cases.Count >= 21);
        return cases;
    }

    private static string Bytes(JsonNode? node) => node?.ToJsonString() ?? "null";
}
