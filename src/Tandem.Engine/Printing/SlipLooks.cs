using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Reads and changes what sellers have put on their packing slips.</summary>
public sealed class SlipLooks(Database database, TimeProvider clock)
{
    public async Task<SlipLook> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SlipLooks.Where(l => l.SellerId == seller).Select(l => new SlipLook(l.Sender, l.ReturnText, l.Logo))
            .SingleOrDefaultAsync(ct) ?? SlipLook.Plain;
    }

    /// <summary>Keeps the words; what is longer than it may be is cut.</summary>
    public Task Say(SellerId seller, string sender, string returnText, CancellationToken ct) => Change(seller, look =>
    {
        look.Sender = Cut(sender, SlipLook.LongestSender);
        look.ReturnText = Cut(returnText, SlipLook.LongestReturnText);
    }, ct);

    /// <returns>Why it may not stand there; null: it does.</returns>
    public async Task<Reason?> SetLogo(SellerId seller, byte[] file, CancellationToken ct)
    {
        if (SlipLogo.Objection(file) is { } objection) return objection;
        await Change(seller, look => look.Logo = file, ct);
        return null;
    }

    public Task RemoveLogo(SellerId seller, CancellationToken ct) => Change(seller, look => look.Logo = null, ct);

    private Task Change(SellerId seller, Action<KeptSlipLook> change, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            if (await db.SlipLooks.SingleOrDefaultAsync(l => l.SellerId == seller, ct) is not { } look)
                db.SlipLooks.Add(look = new KeptSlipLook { SellerId = seller });
            change(look);
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0, Reason.Of("seller.slip-look-changed"));
        }, ct);

    private static string Cut(string text, int longest)
    {
        var plain = text.Replace("\r", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal).Trim();
        return plain.Length <= longest ? plain : plain[..(char.IsHighSurrogate(plain[longest - 1]) ? longest - 1 : longest)];
    }
}
