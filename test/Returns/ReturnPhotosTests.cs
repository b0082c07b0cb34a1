using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using PngFile = Tandem.Tests.Printing.Pictures;

namespace Tandem.Tests.Returns;

/// <summary>Photos of what came back, on both databases: sealed, few, nobody else's, and gone in time.</summary>
public sealed class ReturnPhotosTests
{
    private static readonly ReturnActor Somebody = new(Guid.NewGuid());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Photo_IsKeptSealed_AndShownAsItWas(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        var photos = stage.Get<ReturnPhotos>();
        var png = PngFile.Png(40, 40);
        Assert.Null(await photos.Add(stage.Seller, key, png, Somebody, Ct));
        var row = await stage.Read(db => db.ReturnPhotos.SingleAsync(Ct));
        Assert.Equal(("image/png", Somebody.User, stage.Clock.GetUtcNow()), (row.Type, row.By, row.At));
        Assert.DoesNotContain("IHDR", Encoding.Latin1.GetString(row.Sealed), StringComparison.Ordinal);
        Assert.Equal(PhotoRule.Clean(png)!.Value.File, (await photos.Of(stage.Seller, row.Key, Ct))!.Value.File);
        Assert.Equal([row.Key], (await stage.Get<DeskPages>().Of(stage.Seller, key, Ct))!.Photos);
        Assert.Equal(stage.Seller, await photos.OwnerOf(row.Key, Ct));

        // With another key ring nobody sees it, and nothing breaks.
        var elsewhere = new ReturnPhotos(stage.Get<Database>(), stage.Clock, new EphemeralDataProtectionProvider());
        Assert.Null(await elsewhere.Of(stage.Seller, row.Key, Ct));
    }

    [Theory, BothDatabases]
    public async Task WhatIsNoPhoto_OrTooMuch_OrOfAnotherSeller_IsTurnedDown(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        var photos = stage.Get<ReturnPhotos>();
        var png = PngFile.Png(40, 40);
        Assert.Equal("return.photo.not", (await photos.Add(stage.Seller, key, "<svg onload='alert(1)'>....................."u8
            .ToArray(), Somebody, Ct))?.Code);
        Assert.Equal("return.photo.too-large", (await photos.Add(stage.Seller, key, [.. png, .. new byte[ReturnPhotos.Largest]],
            Somebody, Ct))?.Code);
        await SetLvb(true);
        Assert.Equal("return.not.lvb", (await photos.Add(stage.Seller, key, png, Somebody, Ct))?.Code);
        await SetLvb(false);
        Assert.Equal("return.not.known", (await photos.Add(stage.Seller, key + 999, png, Somebody, Ct))?.Code);
        for (var i = 0; i < ReturnPhotos.Most; i++) Assert.Null(await photos.Add(stage.Seller, key, png, Somebody, Ct));
        Assert.Equal("return.photo.enough", (await photos.Add(stage.Seller, key, png, Somebody, Ct))?.Code);

        var other = new SellerId(Guid.NewGuid());
        await stage.Get<Database>().Write(db =>
        {
            db.Sellers.Add(new Seller { Id = other, Name = "Een ander" });
            return Task.CompletedTask;
        }, Ct);
        var photo = await stage.Read(db => db.ReturnPhotos.OrderBy(p => p.Key).Select(p => p.Key).FirstAsync(Ct));
        Assert.Equal("return.not.known", (await photos.Add(other, key, png, Somebody, Ct))?.Code);
        Assert.Null(await photos.Of(other, photo, Ct));
        await photos.Remove(other, photo, Ct);
        Assert.Equal(ReturnPhotos.Most, await stage.Read(db => db.ReturnPhotos.CountAsync(Ct)));
        await photos.Remove(stage.Seller, photo, Ct);
        Assert.Equal(ReturnPhotos.Most - 1, await stage.Read(db => db.ReturnPhotos.CountAsync(Ct)));

        Task SetLvb(bool lvb) => stage.Get<Database>().Write(db => db.Returns.Where(r => r.Key == key)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Lvb, lvb), Ct), Ct);
    }

    [Theory, BothDatabases]
    public async Task SoManyWithinAnHour_AreEnough(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        var line = await stage.Read(db => db.Returns.SingleAsync(r => r.Key == key, Ct));
        await stage.Get<Database>().Write(db =>
        {
            for (var i = 0; i < ReturnPhotos.MostInAnHour; i++)
                db.ReturnPhotos.Add(Row(line, 900_000 + i, stage.Clock.GetUtcNow()));
            return db.SaveChangesAsync(Ct);
        }, Ct);
        var photos = stage.Get<ReturnPhotos>();
        Assert.Equal("return.photo.too-many", (await photos.Add(stage.Seller, key, PngFile.Png(40, 40), Somebody, Ct))?.Code);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await photos.Add(stage.Seller, key, PngFile.Png(40, 40), Somebody, Ct));
    }

    /// <summary>Of what waits they stay; of what was handled they go after the days that the seller chose.</summary>
    [Theory, BothDatabases]
    public async Task Photos_GoInTime(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        Assert.Null(await stage.Get<ChangeReturnSettings>().Save(stage.Seller, new ReturnSettings { PhotoDays = 30 }, Ct));
        Assert.Equal("return.unsound", (await stage.Get<ChangeReturnSettings>().Save(stage.Seller,
            new ReturnSettings { PhotoDays = 0 }, Ct))?.Code);
        Assert.Null(await stage.Get<ReturnPhotos>().Add(stage.Seller, key, PngFile.Png(40, 40), Somebody, Ct));
        Assert.Equal(1, await LeftAfter(stage, TimeSpan.FromDays(40)));
        await stage.Get<Database>().Write(db => db.Returns.Where(r => r.Key == key).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.Handled, true).SetProperty(x => x.HandledAt, stage.Clock.GetUtcNow()), Ct), Ct);
        Assert.Equal(1, await LeftAfter(stage, TimeSpan.FromDays(29)));
        Assert.Equal(0, await LeftAfter(stage, TimeSpan.FromDays(2)));
    }

    /// <summary>The return of a removed account stays, its photos do not.</summary>
    [Theory, BothDatabases]
    public async Task Photos_GoWithTheirAccount_AndTheirSeller(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        var line = await stage.Read(db => db.Returns.SingleAsync(r => r.Key == key, Ct));
        await stage.Get<SellerBook>().AddAccount(stage.Seller, "Nog een",
            new BolCredentials("other", stage.Rehearsal.Host.BolClientSecret), Ct);
        var part = (await stage.Get<SellerParts>().List(stage.Seller, Ct)).Single(p => p.Id == line.AccountId.Value);
        await Add();
        Assert.True(await stage.Get<RemoveParts>().Remove(stage.Seller, part, Ct));
        Assert.Equal((1, 0), await stage.Read(async db =>
            (await db.Returns.CountAsync(Ct), await db.ReturnPhotos.CountAsync(Ct))));
        await Add();
        await stage.Get<RemoveParts>().Remove(stage.Seller, false, Ct);
        Assert.Equal(0, await stage.Read(db => db.ReturnPhotos.CountAsync(Ct)));

        async Task Add() =>
            Assert.Null(await stage.Get<ReturnPhotos>().Add(stage.Seller, key, PngFile.Png(40, 40), Somebody, Ct));
    }

    /// <summary>One whose return was let go of goes too.</summary>
    [Theory, BothDatabases]
    public async Task Photo_WithoutItsReturn_Goes(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var key = await Returned(stage);
        Assert.Null(await stage.Get<ReturnPhotos>().Add(stage.Seller, key, PngFile.Png(40, 40), Somebody, Ct));
        await stage.Get<Database>().Write(db => db.Returns.Where(r => r.Key == key).ExecuteDeleteAsync(Ct), Ct);
        Assert.Equal(0, await LeftAfter(stage, TimeSpan.FromDays(91)));
    }

    private static async Task<int> LeftAfter(Stage stage, TimeSpan time)
    {
        stage.Clock.Advance(time);
        await stage.Run(Lane.Upkeep);
        return await stage.Read(db => db.ReturnPhotos.CountAsync(Ct));
    }

    private static ReturnPhoto Row(ReturnLine line, long of, DateTimeOffset at) => new()
    {
        SellerId = line.SellerId,
        AccountId = line.AccountId,
        ReturnKey = of,
        Type = "image/png",
        Sealed = [1],
        At = at,
    };

    private static async Task<long> Returned(Stage stage)
    {
        var order = await ReturnWorld.Sent(stage, 1);
        Assert.NotNull(await order.Register(1));
        await ReturnWorld.Turn(stage);
        return (await order.Lines())[0].Key;
    }
}
