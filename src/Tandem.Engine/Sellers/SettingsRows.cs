using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>Reads and saves settings without the rest of the seller.</summary>
internal static class SettingsRows
{
    /// <summary>What was chosen; what a new seller has where nothing was.</summary>
    public static async Task<T> SettingsOf<T>(this TandemDb db, SellerId seller, CancellationToken ct)
        where T : class, ISettings<T> =>
        await At(db, seller, T.Name).Select(s => s.Json).SingleOrDefaultAsync(ct) is { } json
            ? JsonSerializer.Deserialize<T>(json)! : T.Usual;

    /// <summary>All that the seller has chosen.</summary>
    public static Task<List<SellerSetting>> SettingsRowsOf(this TandemDb db, SellerId seller, CancellationToken ct) =>
        db.Settings.AsNoTracking().Where(s => s.SellerId == seller).ToListAsync(ct);

    /// <summary>Puts it in the place of what was chosen.</summary>
    public static async Task SaveSettings<T>(this TandemDb db, SellerId seller, T settings, CancellationToken ct)
        where T : class, ISettings<T>
    {
        var json = JsonSerializer.Serialize(settings);
        if (await At(db, seller, T.Name).SingleOrDefaultAsync(ct) is { } row) row.Json = json;
        else db.Settings.Add(new SellerSetting { SellerId = seller, Name = T.Name, Json = json });
    }

    private static IQueryable<SellerSetting> At(TandemDb db, SellerId seller, string name) =>
        db.Settings.Where(s => s.SellerId == seller && s.Name == name);
}
