using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>The shop's categories and tags: one sequence of ids, as terms have in WordPress.</summary>
internal sealed class Terms(ShopState state)
{
    private readonly Dictionary<long, ShopTerm> byId = [];

    /// <summary>Where a product without any category goes.</summary>
    public ShopTerm Uncategorized { get; } = new(15, "Uncategorized", "uncategorized");

    public ShopTerm Named(string name)
    {
        if (byId.Values.FirstOrDefault(each => each.Name == name) is { } known)
            return known;
        var term = new ShopTerm(state.Next("term"), name, name.ToLowerInvariant().Replace(' ', '-'));
        byId.Add(term.Id, term);
        return term;
    }

    /// <summary>
    /// Takes over a list of ids; those that nothing has are dropped in silence, and no category at all is the default one.
    /// </summary>
    public void Put(List<ShopTerm> terms, JsonNode? posted, bool categories)
    {
        if (posted is not JsonArray list)
            return;
        terms.Clear();
        foreach (var id in list.OfType<JsonObject>().Select(each => ShopJson.ReadId(each["id"])).Distinct())
        {
            if (categories && id == Uncategorized.Id)
                terms.Add(Uncategorized);
            else if (byId.TryGetValue(id, out var term))
                terms.Add(term);
        }
        if (categories && terms.Count == 0)
            terms.Add(Uncategorized);
    }
}
