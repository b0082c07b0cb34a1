using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Reads and changes what sellers have put on their packing slips.</summary>
public sealed class SlipLooks(Database database, TimeProvider clock)
{
    public async Task<SlipLook> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SlipLooks.Where(l => l.SellerId == seller)
            .Select(l => new SlipLook(l.Sender, l.ReturnText, l.Logo) { FrenchReturnText = l.FrenchReturnText })
            .SingleOrDefaultAsync(ct) ?? SlipLook.Plain;
    }

    /// <summary>Keeps the words; what is longer than it may be is cut.</summary>
    public Task Say(SellerId seller, string sender, string returnText, string frenchReturnText, CancellationToken ct)
    {
        var words = new SlipWords(Cut(sender, SlipLook.LongestSender), Cut(returnText, SlipLook.LongestReturnText),
            Cut(frenchReturnText, SlipLook.LongestReturnText));
        return database.WriteFor(seller, db => Say(db, seller, words, ct), ct);
    }

    /// <returns>Why it may not stand there; null: it does.</returns>
    public async Task<Reason?> SetLogo(SellerId seller, byte[] file, CancellationToken ct)
    {
        if (SlipLogo.Objection(file) is { } objection) return objection;
        await database.WriteFor(seller, db => SetLogo(db, seller, file, ct), ct);
        return null;
    }

    public Task RemoveLogo(SellerId seller, CancellationToken ct) =>
        database.WriteFor(seller, db => SetLogo(db, seller, null, ct), ct);

    internal async Task Say(TandemDb db, SellerId seller, SlipWords words, CancellationToken ct)
    {
        var look = await Kept(db, seller, ct);
        var was = new SlipWords(look.Sender, look.ReturnText, look.FrenchReturnText);
        if (was == words) return;
        (look.Sender, look.ReturnText, look.FrenchReturnText) = (words.Sender, words.ReturnText, words.FrenchReturnText);
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.SlipWords, Reason.Of(
            "setting.changed", ("setting", SettingNotes.SlipWords), ("was", was.ToText()), ("now", words.ToText())));
    }

    internal async Task SetLogo(TandemDb db, SellerId seller, byte[]? file, CancellationToken ct)
    {
        var look = await Kept(db, seller, ct);
        var (was, now) = (MarkOf(look.Logo), MarkOf(file));
        if (was == now) return;
        look.Logo = file;
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.SlipLogo, file is null
            ? Reason.Of("seller.slip-logo-removed", ("was", was), ("now", now))
            : Reason.Of("seller.slip-logo-set", ("was", was), ("now", now)));
    }

    /// <summary>Tells one logo from another; empty: there is none.</summary>
    internal static string MarkOf(byte[]? logo) => logo is null ? "" : Convert.ToHexString(SHA256.HashData(logo))[..16];

    private static async Task<KeptSlipLook> Kept(TandemDb db, SellerId seller, CancellationToken ct)
    {
        if (await db.SlipLooks.SingleOrDefaultAsync(l => l.SellerId == seller, ct) is { } look) return look;
        db.SlipLooks.Add(look = new KeptSlipLook { SellerId = seller });
        return look;
    }

    private static string Cut(string text, int longest)
    {
        var plain = text.Replace("\r", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal).Trim();
        return plain.Length <= longest ? plain : plain[..(char.IsHighSurrogate(plain[longest - 1]) ? longest - 1 : longest)];
    }
}
