namespace Tandem.Engine.Users;

/// <summary>Which role may do what: the whole table.</summary>
public static class RightsRule
{
    private static readonly HashSet<Right> Everything = [.. Enum.GetValues<Right>()];

    private static readonly IReadOnlyDictionary<Role, HashSet<Right>> Table = new Dictionary<Role, HashSet<Right>>
    {
        [Role.Owner] = Everything,
        [Role.Staff] = [Right.See, Right.Ship, Right.Answer, Right.Inspect, Right.Refund, Right.Stock, Right.Money],
        [Role.Warehouse] = [Right.See, Right.Ship, Right.Inspect],
        [Role.Bookkeeper] = [Right.See, Right.Money],
        [Role.ReadOnly] = [Right.See],
    };

    /// <summary>Whether the role has the right; nobody's role has none.</summary>
    public static bool Has(Role? role, Right right) =>
        role is { } known && Table.TryGetValue(known, out var rights) && rights.Contains(right);
}
