namespace Tandem.Engine.Stock;

/// <summary>Takes the settings of all scopes together: each number from the nearest scope that names it. Pure.</summary>
internal static class SettingsRule
{
    /// <param name="found">The settings that are about the offer, its item, its item's categories and tags, and the
    /// seller.</param>
    /// <param name="perOffer">Units of the item that one unit of the offer takes: an offer's own safety stock is in units of the
    /// offer.</param>
    /// <param name="names">Of the categories and tags, to say later whose safety stock it is; null: nobody will ask.</param>
    public static StockSettings Resolve(
        IReadOnlyList<StockSetting> found, int perOffer, IReadOnlyDictionary<SettingPlace, string>? names = null)
    {
        if (found.Count == 0) return StockSettings.None;
        var scopes = found.GroupBy(s => s.Scope is SettingScope.Tag ? SettingScope.Category : s.Scope)
            .OrderByDescending(g => g.Key).ToList();

        // Units and share are one thought: whoever names either speaks for both.
        var safe = scopes.Find(g => g.Any(s => s.Safety is not null || s.SafetyPercent is not null));
        var units = safe?.Where(s => s.Safety is not null).MaxBy(Safety);
        var share = safe?.Where(s => s.SafetyPercent is not null).MaxBy(s => s.SafetyPercent);
        return new StockSettings(
            (units is null ? null : Safety(units)) ?? 0,
            share?.SafetyPercent ?? 0,
            Nearest(scopes, g => g.Min(s => s.Cap)),
            Nearest(scopes, g => g.Max(s => s.Minimum)),
            Nearest(scopes, g => g.Min(s => s.Fixed)),
            Nearest(scopes, g => g.Min(s => s.Assumed)),
            Nearest(scopes, g => g.Min(s => s.Backorders)),
            scopes.Select(g => g.Max(s => s.Treatment)).FirstOrDefault(t => t is not null) ?? Treatment.Follow,
            scopes.Select(g => g.Min(s => s.SellUnpublished)).FirstOrDefault(u => u is not null) ?? false,
            Origin(units), Origin(share));

        SafetyOrigin? Origin(StockSetting? setting) => names is null || setting is null ? null
            : new SafetyOrigin(setting.Scope, names.GetValueOrDefault(setting.ToPlace()));

        int? Safety(StockSetting setting) => setting.Scope == SettingScope.Offer ? setting.Safety * perOffer : setting.Safety;
    }

    private static int? Nearest(List<IGrouping<SettingScope, StockSetting>> scopes,
        Func<IGrouping<SettingScope, StockSetting>, int?> pick) =>
        scopes.Select(pick).FirstOrDefault(value => value is not null);
}
