using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>One shop has one address, whatever was pasted.</summary>
public sealed class ShopAddressTests
{
    [Theory]
    [InlineData("https://shop.example", "https://shop.example/")]
    [InlineData(" https://Shop.Example/// ", "https://shop.example/")]
    [InlineData("https://shop.example/wp-json", "https://shop.example/")]
    [InlineData("https://shop.example/wp-json/wc/v3/", "https://shop.example/")]
    [InlineData("https://shop.example/nl/wp-admin/admin.php?page=wc-settings&tab=advanced#keys", "https://shop.example/nl/")]
    [InlineData("https://shop.example/nl/wp-login.php?redirect_to=%2F", "https://shop.example/nl/")]
    [InlineData("https://shop.example/?rest_route=/", "https://shop.example/")]
    [InlineData("http://127.0.0.1:8080/Winkel", "http://127.0.0.1:8080/Winkel/")]
    [InlineData("https://shop.example/wp-jsons", "https://shop.example/wp-jsons/")]
    [InlineData("shop.example", "https://shop.example/")]
    [InlineData("shop.example:8443/nl/wp-admin", "https://shop.example:8443/nl/")]
    [InlineData("https://key:secret@shop.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("ftp://shop.example/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_WhatPeoplePaste_IsTheShop(string? text, string? address) =>
        Assert.Equal(address, ShopAddress.Of(text)?.ToString());

    [Theory]
    [InlineData("https://shop.example/", "http://SHOP.example", true)]
    [InlineData("https://shop.example/nl", "https://shop.example/nl/wp-admin/", true)]
    [InlineData("http://shop.example:8080/", "http://shop.example/", false)]
    [InlineData("https://shop.example/", "https://www.shop.example/", false)]
    [InlineData("https://shop.example/nl", "https://shop.example/be", false)]
    [InlineData("https://shop.example/nl", "https://shop.example/NL", false)]
    public void AreSame_SaysWhetherItIsOneShop(string one, string other, bool same) =>
        Assert.Equal(same, ShopAddress.AreSame(new Uri(one), new Uri(other)));

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("https://shop.example/nl")]
    [InlineData("https://shop.example/nl/")]
    public void OrderPage_IsInTheShopsOwnFolder(string shop) =>
        Assert.Equal($"{shop.TrimEnd('/')}/wp-admin/admin.php?page=wc-orders&action=edit&id=7",
            ShopAddress.OrderPage(new Uri(shop), 7).ToString());
}
