using System.CommandLine;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Commands;

/// <summary>Removes a shop, an account or a seller, after saying what that means.</summary>
internal static class RemoveCommand
{
    public static Command Build()
    {
        var seller = SellerCommand.SellerArgument();
        var part = PartArguments.Part();
        part.Arity = ArgumentArity.ZeroOrOne;
        var offers =
            new Option<string?>("--offers")
            {
                Description =
                "What bol shows afterwards: zero (Tandem brings the offers to 0 first) or leave (the numbers of now)."
            };
        offers.AcceptOnlyFromAmong("zero", "leave");
        var documents = new Option<string?>("--documents")
        {
            Description = "exported: the seller's invoices and credit notes are kept elsewhere (`tandem invoice export`).",
        };
        documents.AcceptOnlyFromAmong("exported");
        var command = new Command("remove",
            "Remove a shop, a bol account or, without naming one, the whole seller. Without --offers it only says what that "
            + "means.")
            {
                seller, part, offers, documents,
            };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var which = parsed.GetValue(part) is { } named ? await PartArguments.Find(services, id, named, ct) : null;
            var remove = services.GetRequiredService<RemoveParts>();
            var plan = await remove.Plan(id, which, ct);
            if (plan.IsLast)
                throw new SettingsProblem(
                    $"{which!.Name} is the seller's only one: pause it, replace its keys, or remove the whole seller.");
            var wanted = parsed.GetValue(offers);
            var exported = parsed.GetValue(documents) is not null;
            Tell(plan, which, wanted is null);
            if (wanted is not null && !exported && plan.Documents > 0) throw Kept(id, plan.Documents);
            if (wanted is null || (wanted == "zero" && await StillShow(remove, id, which, plan, ct))) return;
            await HooksGo(services, id, which, ct);
            if (which is null)
            {
                // One may have been made meanwhile.
                if (!await remove.Remove(id, exported, ct)) throw Kept(id, (await remove.Plan(id, null, ct)).Documents);
            }
            else await remove.Remove(id, which, ct);
            Console.WriteLine("Removed.");
        }, ct));
        return command;
    }

    private static SettingsProblem Kept(SellerId seller, int documents) => new(
        $"Nothing was removed: it has {documents} invoices and credit notes, which the law makes you keep (7 years in the "
        + $"Netherlands, 10 in Belgium and for OSS). Write them to a file with `tandem invoice export {seller} invoices.zip`, "
        + "keep that, and give the same command again with --documents exported.");

    private static void Tell(RemovalPlan plan, SellerPart? part, bool onlySaid)
    {
        Console.WriteLine($"{plan.Showing} offers show units at bol; nobody keeps them up to date afterwards.");
        Console.WriteLine($"{plan.OpenOrders} orders are open; Tandem does not import them or tell of their shipment any more.");
        Console.WriteLine($"{plan.OpenWrites} writes are planned or on their way; they end.");
        if (plan.Documents > 0)
            Console.WriteLine(
                $"{plan.Documents} invoices and credit notes, which the law makes you keep, are deleted with it: export them "
                + "first (`tandem invoice export`).");
        Console.WriteLine(part is null
            ? "Everything that Tandem knows of the seller is deleted. Nothing is deleted at bol or in the shop."
            : "Its keys, products, offers, links and rules are deleted; its orders, shipments, returns and the history stay. "
                + "Nothing is deleted at bol or in the shop.");
        if (onlySaid) Console.WriteLine("Nothing was done yet. Give --offers zero or --offers leave to remove it.");
    }

    /// <summary>Brings the offers to 0 by the loop, which a person must wait for.</summary>
    private static async Task<bool> StillShow(RemoveParts remove, SellerId seller, SellerPart? part, RemovalPlan plan,
        CancellationToken ct)
    {
        if (plan.Showing > 0 && !plan.WritesStock)
            throw new SettingsProblem(
                "Stock only observes, so Tandem cannot bring the offers to 0: do it at bol, or give --offers leave.");
        if (plan.Showing > 0 && part is { Paused: true })
            throw new SettingsProblem($"{part.Name} is paused: resume it first, so that its offers can go to 0.");
        if (await remove.ToZero(seller, part, ct) is var showing and > 0)
        {
            Console.WriteLine(
                $"{showing} offers are going to 0 now. Let Tandem run, and give the same command again in some minutes: it "
                    + $"removes once bol shows 0.");
            return true;
        }

        return false;
    }

    /// <summary>What cannot be reached any more switches its webhooks off by itself, since nobody answers them.</summary>
    private static async Task HooksGo(IServiceProvider services, SellerId seller, SellerPart? part, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<RemoveHooks>().Of(seller, part, ct);
        }
        catch (Exception failure) when (failure is WooFailure or BolFailure)
        {
            Console.WriteLine($"Its webhooks could not be removed: {failure.Message}");
        }
    }
}
