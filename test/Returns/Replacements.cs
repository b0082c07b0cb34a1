using System.Text.Json.Nodes;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>The orders of the simulated shop that customers get in exchange.</summary>
internal static class Replacements
{
    /// <summary>The first one first; what lies in the bin is left out.</summary>
    public static async Task<List<JsonNode>> In(Stage stage) =>
        [.. (await stage.Rehearsal.Shop(Get, "orders", null, KeyValuePair.Create("created_via", "tandem-exchange"),
            KeyValuePair.Create("orderby", "id"), KeyValuePair.Create("order", "asc"))).Json.AsArray().Select(o => o!)];
}
