using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExternalStock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LvbFallbackUnits",
                table: "sellers",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "LvbPromise",
                table: "sellers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "LvbFallback",
                table: "offers",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LvbSwitchedAt",
                table: "offers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LvbSwitches",
                table: "offers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EmptySince",
                table: "lvb_stocks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ExternalDue",
                table: "items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ShopTarget",
                table: "items",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ETag",
                table: "external_sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FileAt",
                table: "external_sources",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastModified",
                table: "external_sources",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastRows",
                table: "external_sources",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastRun",
                table: "external_sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MissingToZero",
                table: "external_sources",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "items_external_due",
                table: "items",
                column: "SellerId",
                filter: "\"ExternalDue\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "items_external_due",
                table: "items");

            migrationBuilder.DropColumn(
                name: "LvbFallbackUnits",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "LvbPromise",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "LvbFallback",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "LvbSwitchedAt",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "LvbSwitches",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "EmptySince",
                table: "lvb_stocks");

            migrationBuilder.DropColumn(
                name: "ExternalDue",
                table: "items");

            migrationBuilder.DropColumn(
                name: "ShopTarget",
                table: "items");

            migrationBuilder.DropColumn(
                name: "ETag",
                table: "external_sources");

            migrationBuilder.DropColumn(
                name: "FileAt",
                table: "external_sources");

            migrationBuilder.DropColumn(
                name: "LastModified",
                table: "external_sources");

            migrationBuilder.DropColumn(
                name: "LastRows",
                table: "external_sources");

            migrationBuilder.DropColumn(
                name: "LastRun",
                table: "external_sources");

            migrationBuilder.DropColumn(
                name: "MissingToZero",
                table: "external_sources");
        }
    }
}
