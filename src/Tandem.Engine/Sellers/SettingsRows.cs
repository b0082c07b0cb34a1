using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
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

    /// <summary>As <see cref="SaveSettings{T}"/>, where it differs, and writes down who changed it and what it was.</summary>
    /// <returns>Whether it differs.</returns>
    public static async Task<bool> ChangeSettings<T>(
        this TandemDb db, SellerId seller, DateTimeOffset at, T settings, CancellationToken ct)
        where T : class, ISettings<T>
    {
        var before = await db.SettingsOf<T>(seller, ct);
        if (!db.NoteSettings(seller, at, before, settings)) return false;
        await db.SaveSettings(seller, settings, ct);
        return true;
    }

    /// <summary>Writes down who changed settings from one to the other.</summary>
    /// <returns>False where they do not differ: there is nothing to write down then.</returns>
    public static bool NoteSettings<T>(this TandemDb db, SellerId seller, DateTimeOffset at, T before, T after)
        where T : class, ISettings<T>
    {
        var (was, now) = (JsonSerializer.Serialize(before), JsonSerializer.Serialize(after));
        if (was == now) return false;
        db.NoteChange(seller, at, T.Name, Reason.Of("setting.changed", ("setting", T.Name), ("was", was), ("now", now)));
        return true;
    }

    private static IQueryable<SellerSetting> At(TandemDb db, SellerId seller, string name) =>
        db.Settings.Where(s => s.SellerId == seller && s.Name == name);
}
